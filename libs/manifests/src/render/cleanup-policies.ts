/** `deploy/artifact-cleanup.json`: images older than three months go, the last twenty stay to roll back to. */
export function renderArtifactCleanup(): string {
  return json([
    { name: 'delete-old', action: { type: 'Delete' }, condition: { olderThan: '90d' } },
    {
      name: 'keep-recent',
      action: { type: 'Keep' },
      mostRecentVersions: { keepCount: 20 },
    },
  ]);
}

/** `deploy/bucket-lifecycle.json`: parts of uploads that nobody finished go after a day. */
export function renderBucketLifecycle(): string {
  return json({
    rule: [{ action: { type: 'AbortIncompleteMultipartUpload' }, condition: { age: 1 } }],
  });
}

function json(data: unknown): string {
  return `${JSON.stringify(data, null, 2)}\n`;
}
