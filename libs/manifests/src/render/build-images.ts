/** Images that the steps of a build run in, and that the image of the service is made from. */
export const BUILD_IMAGES = {
  /** With Git and a C library, unlike the slim one. What production runs on is taken out of it as well. */
  node: 'node:26.10.0-bookworm',
  docker: 'gcr.io/cloud-builders/docker',
  gcloud: 'gcr.io/google.com/cloudsdktool/google-cloud-cli:slim',
  git: 'gcr.io/cloud-builders/git',
  firestoreEmulator: 'gcr.io/google.com/cloudsdktool/google-cloud-cli:emulators',
  storageEmulator: 'fsouza/fake-gcs-server:1.52.2',
} as const;
