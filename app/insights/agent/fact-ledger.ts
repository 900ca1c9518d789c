import type { Fact, OfferedStep, ToolAnswer } from '../../kernel/agent-tool.ts';
import { tameFact, tameSaying } from './tame-names.ts';

/** A fact of one turn under the short name by which an answer refers to it: 'f7'. */
export interface KnownFact extends Fact {
  handle: string;
  /** The question that it answers: the tool can be asked again. */
  asked: AskedTool;
}

export interface AskedTool {
  tool: string;
  input: object;
}

/** A step that an answer may propose, under its short name: 's2'. */
export interface KnownStep extends OfferedStep {
  handle: string;
}

/** Facts and steps that one turn may hold; what comes after is left out. */
export const LEDGER_LIMITS = { facts: 400, steps: 40 } as const;

/** All that tools have told in one turn; an answer can refer to nothing else. */
export interface FactLedger {
  /** Takes an answer in and gives what of it is new, named. */
  add: (asked: AskedTool, answer: ToolAnswer) => { facts: KnownFact[]; steps: KnownStep[] };
  fact: (handle: string) => KnownFact | undefined;
  step: (handle: string) => KnownStep | undefined;
  facts: () => readonly KnownFact[];
}

export function openLedger(): FactLedger {
  const facts = new Map<string, KnownFact>();
  const steps = new Map<string, KnownStep>();
  return {
    add: (asked, answer) => {
      const added = {
        facts: answer.facts.slice(0, LEDGER_LIMITS.facts - facts.size).map((fact, index) => ({
          ...tameFact(fact),
          handle: `f${facts.size + index + 1}`,
          asked,
        })),
        steps: (answer.steps ?? [])
          .slice(0, LEDGER_LIMITS.steps - steps.size)
          .map((step, index) => ({
            ...step,
            next: { ...step.next, label: tameSaying(step.next.label) },
            handle: `s${steps.size + index + 1}`,
          })),
      };
      for (const fact of added.facts) facts.set(fact.handle, fact);
      for (const step of added.steps) steps.set(step.handle, step);
      return added;
    },
    fact: (handle) => facts.get(handle),
    step: (handle) => steps.get(handle),
    facts: () => [...facts.values()],
  };
}

/** The measure that a fact tells: what its id begins with. @example measureOf('sales.change@DE') // 'sales' */
export function measureOf(id: string): string {
  return /^[^.@]+/.exec(id)?.[0] ?? id;
}
