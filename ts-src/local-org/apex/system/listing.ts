/**
 * Prints markdown: every system type with its members, by namespace.
 *
 *     node ts-src/local-org/apex/system/listing.ts > docs/…
 */
import { parseDeclaration, type MethodDeclaration, type TypeDeclaration, type TypeRef } from './declaration.ts';
import { systemTypes } from './index.ts';

function typeText({ name, args }: TypeRef): string {
  return args.length === 0 ? name : `${name}<${args.map(typeText).join(', ')}>`;
}

function methodText({ name, isStatic, returns, parameters }: MethodDeclaration): string {
  const list = parameters.map((parameter) => `${typeText(parameter.type)} ${parameter.name}`).join(', ');
  return `${isStatic ? 'static ' : ''}${name === 'new' ? 'new ' : ''}${typeText(returns)}${name === 'new' ? '' : ` ${name}`}(${list})`;
}

function members({ constructors, properties, methods, enumValues }: TypeDeclaration): string[] {
  if (enumValues.length > 0) return [`values: ${enumValues.join(', ')}`];
  const variables = properties.map(
    ({ name, isStatic, type, readonly }) =>
      `${isStatic ? 'static ' : ''}${typeText(type)} ${name}${readonly ? ' (read-only)' : ''}`,
  );
  return [...constructors.map(methodText), ...variables, ...methods.map(methodText)];
}

function heading({ kind, name, typeParameters, superclass, interfaces }: TypeDeclaration): string {
  const parameters = typeParameters.length > 0 ? `<${typeParameters.join(', ')}>` : '';
  const supertypes = [...(superclass ? [superclass] : []), ...interfaces].map(typeText);
  return `### ${kind} \`${name}${parameters}\`${supertypes.length > 0 ? ` : ${supertypes.map((type) => `\`${type}\``).join(', ')}` : ''}`;
}

/** The whole document. */
export function listing(): string {
  const byNamespace = new Map<string, TypeDeclaration[]>();
  for (const { declaration } of systemTypes) {
    const type = parseDeclaration(declaration);
    byNamespace.set(type.namespace, [...(byNamespace.get(type.namespace) ?? []), type]);
  }
  const sections = [...byNamespace].sort(([left], [right]) => (left < right ? -1 : 1));
  return sections.map(([namespace, types]) => section(namespace, types)).join('\n');
}

function section(namespace: string, types: TypeDeclaration[]): string {
  const sorted = types.sort((left, right) => (left.name < right.name ? -1 : 1));
  const entries = sorted.map((type) =>
    [heading(type), '', ...members(type).map((member) => `- \`${member}\``), ''].join('\n'),
  );
  return `## ${namespace}\n\n${entries.join('\n')}`;
}

if (import.meta.main) process.stdout.write(listing());
