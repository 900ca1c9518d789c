import { useEffect, useMemo, useState } from 'react';

/** What is wrong with fields, by path; short codes, or what else a page has words for. */
export type FieldErrors<Problem = string> = Readonly<Record<string, Problem>>;

const NO_ERRORS: FieldErrors<never> = {};

export type DraftReading<Settings, Problem = string> =
  { ok: true; settings: Settings } | { ok: false; errors: FieldErrors<Problem> };

/**
 * A settings form's draft. It starts from what is stored, follows it while nothing is edited, and
 * keeps what was typed when somebody else saves meanwhile. A problem shows once its field was left
 * or a save was tried.
 */
export function useSettingsDraft<Settings, Draft extends object, Problem = string>(
  stored: { settings: Settings; version: number },
  kind: {
    draftOf: (settings: Settings) => Draft;
    readDraft: (draft: Draft) => DraftReading<Settings, Problem>;
  },
) {
  const storedDraft = useMemo(() => kind.draftOf(stored.settings), [stored.settings, kind]);
  const [base, setBase] = useState({ version: stored.version, draft: storedDraft });
  const [draft, setDraft] = useState(storedDraft);
  const [lastSound, setLastSound] = useState(stored.settings);
  const [touched, setTouched] = useState<ReadonlySet<string> | null>(new Set());
  const [failedAttempts, setFailedAttempts] = useState(0);
  const read = useMemo(() => kind.readDraft(draft), [draft, kind]);
  const dirty = !isSame(draft, base.draft);

  useEffect(() => {
    if (failedAttempts === 0) return;
    document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [failedAttempts]);

  if (stored.version !== base.version && (!dirty || isSame(draft, storedDraft))) {
    setBase({ version: stored.version, draft: storedDraft });
    setDraft(storedDraft);
    setLastSound(stored.settings);
    setTouched(new Set());
  } else if (read.ok && !isSame(read.settings, lastSound)) {
    setLastSound(read.settings);
  }

  return {
    draft,
    dirty,
    version: base.version,
    /** The last settings without a mistake: what previews show. */
    lastSound,
    showsErrors: touched === null && !read.ok,
    errors: read.ok ? (NO_ERRORS as FieldErrors<Problem>) : read.errors,
    /** Fields that were left; null once a save was tried: then all of them count. */
    touched,
    /** The problem of a field, where it may be shown. */
    errorOf: (path: string): Problem | undefined =>
      read.ok || !(touched === null || touched.has(path)) ? undefined : read.errors[path],
    touch: (path: string) =>
      setTouched((paths) => (paths === null ? null : new Set([...paths, path]))),
    change: (change: Partial<Draft>) => setDraft((last) => ({ ...last, ...change })),
    discard: () => {
      setBase({ version: stored.version, draft: storedDraft });
      setDraft(storedDraft);
      setTouched(new Set());
    },
    /** Reads the draft and, where something is wrong, shows every problem and goes to the first. */
    attempt: (): DraftReading<Settings, Problem> => {
      setTouched(read.ok ? new Set() : null);
      if (!read.ok) setFailedAttempts((count) => count + 1);
      return read;
    },
  };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
