import { forShop } from '../../db/index.server.ts';
import { Answer, AGENT_LIMITS, type ConversationLine, type TurnView } from './model.ts';

/** A chat belongs to the member of staff who had it; null where Shopify does not tell who it is. */
export interface ChatOwner {
  shopId: number;
  userId: string | null;
}

const TITLE_CHARACTERS = 80;

/** The latest chats of a member of staff. */
export async function listConversations({
  shopId,
  userId,
}: ChatOwner): Promise<ConversationLine[]> {
  const rows = await forShop(shopId).agentConversation.findMany({
    where: { userId },
    orderBy: [{ touchedAt: 'desc' }, { conversationId: 'asc' }],
    take: AGENT_LIMITS.conversationsListed,
  });
  return rows.map(({ conversationId, title, touchedAt }) => ({
    conversationId,
    title,
    touchedAt: touchedAt.toISOString(),
  }));
}

/** The turns of a chat, oldest first; null where it is not there or somebody else's. */
export async function readConversation(
  { shopId, userId }: ChatOwner,
  conversationId: string,
): Promise<TurnView[] | null> {
  const db = forShop(shopId);
  const found = await db.agentConversation.findFirst({ where: { conversationId, userId } });
  if (found === null) return null;
  const rows = await db.agentTurn.findMany({
    where: { conversationId },
    orderBy: [{ askedAt: 'asc' }, { turnId: 'asc' }],
    take: AGENT_LIMITS.turnsKept,
  });
  return rows.map((row) => {
    const answer = Answer.safeParse(row.answer);
    return {
      turnId: row.turnId,
      question: row.question,
      answer: answer.success ? answer.data : null,
      askedAt: row.askedAt.toISOString(),
    };
  });
}

/** Stores a question before it is answered; the first one begins the chat. */
export async function storeQuestion(
  { shopId, userId }: ChatOwner,
  turn: { conversationId: string; turnId: string; question: string; now: Date },
): Promise<void> {
  const { conversationId, turnId, question, now } = turn;
  await forShop(shopId).$transaction(async (tx) => {
    await tx.agentConversation.upsert({
      where: { shopId_conversationId: { shopId, conversationId } },
      create: {
        shopId,
        conversationId,
        userId,
        title: Array.from(question.replaceAll(/\s+/g, ' ')).slice(0, TITLE_CHARACTERS).join(''),
        createdAt: now,
        touchedAt: now,
      },
      update: { touchedAt: now },
    });
    await tx.agentTurn.create({ data: { shopId, conversationId, turnId, question, askedAt: now } });
  });
}

/** Stores an answer, whole or as far as it came. */
export async function storeAnswer(
  shopId: number,
  turn: { conversationId: string; turnId: string; answer: Answer },
): Promise<void> {
  const { conversationId, turnId, answer } = turn;
  await forShop(shopId).agentTurn.updateMany({
    where: { conversationId, turnId },
    data: { answer },
  });
}

/** Deletes a chat; false where it is not there or somebody else's. */
export async function deleteConversation(
  { shopId, userId }: ChatOwner,
  conversationId: string,
): Promise<boolean> {
  return forShop(shopId).$transaction(async (tx) => {
    const { count } = await tx.agentConversation.deleteMany({ where: { conversationId, userId } });
    if (count === 0) return false;
    await tx.agentTurn.deleteMany({ where: { conversationId } });
    return true;
  });
}
