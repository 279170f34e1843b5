/** `Metadata`: components, deployment containers and operations. */
import { present } from '../arguments.ts';
import { contract, enumeration, reference, SystemObject, type SystemType } from '../define.ts';
import { AsyncException } from '../exceptions.ts';
import type { ApexList } from '../List.ts';
import { listOfType } from '../named-types.ts';
import type { VariablesObject } from '../record-class.ts';
import { absent } from '../unsupported.ts';
import { componentTypes } from './component-types.ts';
import { deploy } from './deploy.ts';
import { tx } from '../../runtime/transaction.ts';

/** The value of `Metadata.DeployContainer`. */
export class DeployContainer extends SystemObject {
  readonly #components: VariablesObject[] = [];

  'addMetadata(Metadata)'(component: VariablesObject | null): void {
    this.#components.push(present(component));
  }
  'getMetadata()'(): ApexList {
    return listOfType('Metadata.Metadata', [...this.#components]);
  }
  'removeMetadata(Metadata)'(component: VariablesObject | null): boolean {
    return this.#remove((one) => one === component);
  }
  'removeMetadataByFullName(String)'(fullName: string | null): boolean {
    return this.#remove((one) => one.values.get('fullName') === present(fullName));
  }

  get components(): readonly VariablesObject[] {
    return this.#components;
  }

  #remove(matches: (component: VariablesObject) => boolean): boolean {
    const at = this.#components.findIndex(matches);
    if (at >= 0) this.#components.splice(at, 1);
    return at >= 0;
  }
}

/** Static members of `Metadata.Operations`. */
class Operations extends SystemObject {
  /** Custom metadata records are written; other components raise UnsupportedError. Tests cannot deploy. */
  static 'enqueueDeployment(DeployContainer,DeployCallback)'(
    container: DeployContainer | null,
    callback: object | null,
  ): string {
    if (tx().isTest) throw new AsyncException('Metadata cannot be deployed from within a test');
    return deploy(present(container).components, callback);
  }
  static readonly 'retrieve(MetadataType,List)' = absent('Metadata.Operations.retrieve(MetadataType, List<String>)');
}

class DeployCallbackContext extends SystemObject {
  'getCallbackJobId()'(): string | null {
    return null;
  }
}

export const metadataTypes: readonly SystemType[] = [
  ...componentTypes,
  enumeration('public enum Metadata.MetadataType { CustomMetadata, Layout }'),
  reference(
    `
    public class Metadata.DeployContainer {
      public DeployContainer();
      public void addMetadata(Metadata.Metadata component);
      public List<Metadata.Metadata> getMetadata();
      public Boolean removeMetadata(Metadata.Metadata component);
      public Boolean removeMetadataByFullName(String fullName);
    }`,
    DeployContainer,
  ),
  reference(
    `
    public class Metadata.DeployCallbackContext {
      public DeployCallbackContext();
      public Id getCallbackJobId();
    }`,
    DeployCallbackContext,
  ),
  contract(`
    public interface Metadata.DeployCallback {
      void handleResult(Metadata.DeployResult result, Metadata.DeployCallbackContext context);
    }`),
  reference(
    `
    public class Metadata.Operations {
      public static Id enqueueDeployment(Metadata.DeployContainer container, Metadata.DeployCallback callback);
      public static List<Metadata.Metadata> retrieve(Metadata.MetadataType type, List<String> fullNames);
    }`,
    Operations,
  ),
];
