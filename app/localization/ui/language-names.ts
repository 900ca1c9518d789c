/** Names of languages in the admin's language, from the server, so that both sides say the same. */
export type LanguageNames = Readonly<Record<string, string>>;
