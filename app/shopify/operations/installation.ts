import { z } from 'zod';
import type { AdminClient } from '../admin-client.server.ts';

export const INSTALLATION = `#graphql
  query Installation {
    currentAppInstallation { id }
  }
`;

const InstallationAnswer = z.object({ currentAppInstallation: z.object({ id: z.string() }) });

/** Full id (`gid://…`) of the app in this shop; it answers only while the app is installed. */
export async function fetchInstallationId(client: AdminClient): Promise<string> {
  const { data } = await client.query(INSTALLATION);
  return InstallationAnswer.parse(data).currentAppInstallation.id;
}
