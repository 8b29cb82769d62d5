import type { Role, User } from '../../../server/domain/user.ts';
import { aMember, type Member } from '../../flows/cast.ts';
import type { World } from '../../flows/world.ts';

/** A person of the platform's own company. */
export async function aStaffMember({ app: { services } }: World, roles: readonly Role[] = ['operator']): Promise<Member> {
  const platform = await services.directory.get('company', services.platformId);
  if (platform === undefined) throw new Error('there is no platform company');
  return aMember(services, platform, roles);
}

/** The person as they are kept. */
export async function keptUser({ app: { services } }: World, { id }: Pick<User, 'id'>): Promise<User> {
  const user = await services.directory.get('user', id);
  if (user === undefined) throw new Error('there is no such user');
  return user;
}
