import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';

/** Something a line can say; `key` tells it from others. */
export interface Candidate {
  key: string;
  content: ReactNode;
}

/**
 * A line that says the first candidate which makes it no higher than `base` does, else `base`:
 * nothing on the page moves. On the server and in the first render it says `base`.
 */
export function FittingLine(props: {
  className?: string | undefined;
  base: ReactNode;
  candidates: readonly Candidate[];
}): ReactNode {
  const { className, base, candidates } = props;
  const line = useRef<HTMLParagraphElement>(null);
  const room = useRef(0);
  const asked = candidates.map(({ key }) => key).join('\n');
  const [tried, setTried] = useState({ asked: '', position: -1 });
  const position = tried.asked === asked ? tried.position : -1;
  // Runs before the browser paints: no shopper sees what does not fit.
  useBrowserLayoutEffect(() => {
    const height = line.current?.offsetHeight ?? 0;
    if (position === -1) room.current = height;
    const isTooHigh = position >= 0 && height > room.current;
    if (asked !== '' && (position === -1 || isTooHigh)) setTried({ asked, position: position + 1 });
  }, [asked, position]);
  return (
    <p className={className} ref={line}>
      {candidates[position]?.content ?? base}
    </p>
  );
}

/** React warns of layout effects on the server, where there is no layout. */
const useBrowserLayoutEffect = typeof window === 'undefined' ? () => undefined : useLayoutEffect;
