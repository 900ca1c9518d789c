/** Who may read which field: scopes from Shopify's own file, and protected customer data. */
import { getNamedType, isObjectType } from 'graphql';
import type { GraphQLOutputType } from 'graphql';
import type { AdminSchema, ScopeRequirement, ScopeRule } from '../schema/admin-schema.ts';

const rule = (...scopes: string[]): ScopeRule => ({
  requirement: [scopes],
  sentence: scopes.map((scope) => `\`${scope}\` access scope`).join(' or ') + '.',
});

/** What Shopify's file leaves open and the documentation tells. */
const manualRules: Readonly<Record<string, ScopeRule>> = {
  'QueryRoot.deliveryProfiles': rule('read_shipping'),
  'QueryRoot.businessEntities': rule('read_markets', 'read_shopify_payments_accounts'),
  'Mutation.tagsAdd': rule('write_orders', 'write_products', 'write_customers'),
  'Mutation.tagsRemove': rule('write_orders', 'write_products', 'write_customers'),
};

/** Protected customer data of level 2: name, address lines and place, email, phone. */
const levelTwoFields = new Set([
  ...['address1', 'address2', 'zip', 'phone', 'firstName', 'lastName', 'name', 'company'].map(
    (field) => `MailingAddress.${field}`,
  ),
  ...['latitude', 'longitude', 'formatted', 'formattedArea'].map(
    (field) => `MailingAddress.${field}`,
  ),
  ...['displayName', 'firstName', 'lastName', 'email', 'phone'].map((field) => `Customer.${field}`),
  'CustomerEmailAddress.emailAddress',
  'CustomerPhoneNumber.phoneNumber',
  'Order.email',
  'Order.phone',
]);

/** True when the grant covers the scope; `write_x` includes `read_x`. */
export function hasScope(granted: ReadonlySet<string>, scope: string): boolean {
  return (
    granted.has(scope) || (scope.startsWith('read_') && granted.has(`write_${scope.slice(5)}`))
  );
}

function covers(granted: ReadonlySet<string>, requirement: ScopeRequirement): boolean {
  return requirement.every((group) => group.some((scope) => hasScope(granted, scope)));
}

function readType(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (!isObjectType(named) || !named.name.endsWith('Connection')) return named.name;
  const nodes = named.getFields()['nodes'];
  return nodes ? getNamedType(nodes.type).name : named.name;
}

/** The scope rule of a field: its own, else that of the type it returns; undefined when free. */
export function scopeRuleOf(
  admin: AdminSchema,
  parentType: string,
  fieldName: string,
  returnType: GraphQLOutputType,
): ScopeRule | undefined {
  const name = `${parentType}.${fieldName}`;
  return (
    manualRules[name] ?? admin.fieldScopes.get(name) ?? admin.typeScopes.get(readType(returnType))
  );
}

export interface Denial {
  message: string;
  requiredAccess: string;
}

/** The rights of one token, asked field by field. */
export class Access {
  readonly #admin: AdminSchema;
  readonly #granted: ReadonlySet<string>;
  readonly #levelTwo: boolean;
  readonly #known = new Map<string, Denial | null>();

  constructor(admin: AdminSchema, granted: readonly string[], levelTwo: boolean) {
    this.#admin = admin;
    this.#granted = new Set(granted);
    this.#levelTwo = levelTwo;
  }

  has(scope: string): boolean {
    return hasScope(this.#granted, scope);
  }

  /** Why the field may not be read; null when it may. */
  denial(parentType: string, fieldName: string, returnType: GraphQLOutputType): Denial | null {
    const name = `${parentType}.${fieldName}`;
    let known = this.#known.get(name);
    if (known === undefined) {
      known = this.#decide(name, parentType, fieldName, returnType);
      this.#known.set(name, known);
    }
    return known;
  }

  #decide(
    name: string,
    parentType: string,
    fieldName: string,
    returnType: GraphQLOutputType,
  ): Denial | null {
    if (!this.#levelTwo && levelTwoFields.has(name)) {
      return {
        message: `This app is not approved to use the ${fieldName} field. See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.`,
        requiredAccess: 'Protected customer data, level 2.',
      };
    }
    const found = scopeRuleOf(this.#admin, parentType, fieldName, returnType);
    if (!found || covers(this.#granted, found.requirement)) return null;
    return {
      message: `Access denied for ${fieldName} field. Required access: ${found.sentence}`,
      requiredAccess: found.sentence,
    };
  }
}
