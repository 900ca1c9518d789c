/** The Admin API version of every call and webhook; the toml and the tests hold it against this. */
export const ADMIN_API_VERSION = '2026-10';
