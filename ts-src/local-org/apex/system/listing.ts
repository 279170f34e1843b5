/**
 * Prints markdown: every system type with its members, by namespace.
 *
 *     node ts-src/local-org/apex/system/listing.ts > docs/…
 */
import { parseDeclaration, type MethodDeclaration, type TypeDeclaration, type TypeRef } from './declaration.ts';
import type { SystemType } from './define.ts';
import { systemTypes } from './index.ts';
import { isAbsent } from './unsupported.ts';

function typeText({ name, args }: TypeRef): string {
  return args.length === 0 ? name : `${name}<${args.map(typeText).join(', ')}>`;
}

function methodText({ name, isStatic, returns, parameters }: MethodDeclaration): string {
  const list = parameters.map((parameter) => `${typeText(parameter.type)} ${parameter.name}`).join(', ');
  return `${isStatic ? 'static ' : ''}${name === 'new' ? 'new ' : ''}${typeText(returns)}${name === 'new' ? '' : ` ${name}`}(${list})`;
}

function members(type: SystemType): string[] {
  const { constructors, properties, methods, enumValues } = parseDeclaration(type.declaration);
  if (enumValues.length > 0) return [`values: ${enumValues.join(', ')}`];
  const variables = properties.map(
    ({ name, isStatic, type: of, readonly }) =>
      `${isStatic ? 'static ' : ''}${typeText(of)} ${name}${readonly ? ' (read-only)' : ''}`,
  );
  const callable = [...constructors, ...methods].map((method) => {
    const missing = isAbsent(implementationOf(type, method.key));
    return missing ? `${methodText(method)} (not there: raises UNSUPPORTED)` : methodText(method);
  });
  return [...variables, ...callable];
}

function implementationOf({ implementation }: SystemType, key: string): unknown {
  const members = implementation as (Record<string, unknown> & { prototype?: Record<string, unknown> }) | undefined;
  return members?.[key] ?? members?.prototype?.[key];
}

function heading({ kind, name, typeParameters, superclass, interfaces }: TypeDeclaration): string {
  const parameters = typeParameters.length > 0 ? `<${typeParameters.join(', ')}>` : '';
  const supertypes = [...(superclass ? [superclass] : []), ...interfaces].map(typeText);
  return `### ${kind} \`${name}${parameters}\`${supertypes.length > 0 ? ` : ${supertypes.map((type) => `\`${type}\``).join(', ')}` : ''}`;
}

/** The whole document. */
export function listing(): string {
  const byNamespace = Map.groupBy(systemTypes, ({ declaration }) => parseDeclaration(declaration).namespace);
  const sections = [...byNamespace].sort(([left], [right]) => (left < right ? -1 : 1));
  return sections.map(([namespace, types]) => section(namespace, types)).join('\n');
}

function section(namespace: string, types: SystemType[]): string {
  const named = types.map((type) => ({ type, declaration: parseDeclaration(type.declaration) }));
  named.sort((left, right) => (left.declaration.name < right.declaration.name ? -1 : 1));
  const entries = named.map(({ type, declaration }) =>
    [heading(declaration), '', ...members(type).map((member) => `- \`${member}\``), ''].join('\n'),
  );
  return `## ${namespace}\n\n${entries.join('\n')}`;
}

if (import.meta.main) process.stdout.write(listing());
