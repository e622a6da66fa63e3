const READ_OTHERWISE =
  /^(?:y|n|yes|no|on|off|true|false|null|~|[-+]?0[0-7_]+|[-+]?\d[\d_]*_[\d_]*|[-+]?\d+(?::[0-5]?\d)+|\d{4}-\d{1,2}-\d{1,2}.*)$/i;
const THE_SAME_IN_BOTH = /^(?:true|false|null|~)$/;

/** Whether a text without quotes is something else in YAML 1.1, which gcloud reads, than in YAML 1.2. */
export function isReadOtherwise(text: string): boolean {
  return READ_OTHERWISE.test(text) && !THE_SAME_IN_BOTH.test(text);
}
