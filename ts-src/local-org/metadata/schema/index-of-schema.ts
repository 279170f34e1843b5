import type { ChildRelationship, FieldSchema, ObjectSchema, Schema } from '../../data/schema.ts';

/** Look-ups over finished objects; all names are case-insensitive. */
export class SchemaIndex implements Schema {
  readonly objects: ReadonlyMap<string, ObjectSchema>;
  readonly #byPrefix = new Map<string, ObjectSchema>();
  readonly #relationships = new Map<ObjectSchema, Map<string, FieldSchema>>();
  readonly #children = new Map<ObjectSchema, Map<string, ChildRelationship>>();

  constructor(objects: ReadonlyMap<string, ObjectSchema>) {
    this.objects = objects;
    for (const object of objects.values())
      if (!this.#byPrefix.has(object.keyPrefix)) this.#byPrefix.set(object.keyPrefix, object);
  }

  object(name: string): ObjectSchema | undefined {
    return this.objects.get(name.toLowerCase());
  }

  objectByPrefix(prefix: string): ObjectSchema | undefined {
    return this.#byPrefix.get(prefix.slice(0, 3));
  }

  field(object: ObjectSchema, name: string): FieldSchema | undefined {
    return object.fields.get(name.toLowerCase());
  }

  relationship(object: ObjectSchema, name: string): FieldSchema | undefined {
    let byName = this.#relationships.get(object);
    if (!byName) {
      byName = new Map();
      for (const field of object.fields.values())
        if (field.relationshipName) byName.set(field.relationshipName.toLowerCase(), field);
      this.#relationships.set(object, byName);
    }
    return byName.get(name.toLowerCase());
  }

  child(object: ObjectSchema, relationshipName: string): ChildRelationship | undefined {
    let byName = this.#children.get(object);
    if (!byName) {
      byName = new Map();
      for (const child of object.childRelationships) if (child.name) byName.set(child.name.toLowerCase(), child);
      this.#children.set(object, byName);
    }
    return byName.get(relationshipName.toLowerCase());
  }
}
