/** An environment that production starts with, nothing more. */
export const PRODUCTION_ENVIRONMENT = {
  APP_ENV: 'production',
  GOOGLE_CLOUD_PROJECT: 'clinic-project',
  GCS_BUCKET_NAME: 'clinic-audio',
  ELEVENLABS_API_KEY: 'elevenlabs-key',
  GOOGLE_API_KEY: 'google-key',
} as const;
