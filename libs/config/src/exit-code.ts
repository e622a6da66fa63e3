/** The status a process exits with when its configuration is wrong: `EX_CONFIG` of sysexits.h. */
export const EXIT_CONFIGURATION = 78;
