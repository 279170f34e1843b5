import { dataTypes } from '../data-class.ts';

/** What `ConnectApi.NamedCredentials` takes and gives. */
export const namedCredentialTypes = dataTypes('ConnectApi', {
  classes: {
    Credential:
      'CredentialAuthenticationProtocol authenticationProtocol, ' +
      'CredentialAuthenticationStatus authenticationStatus, Map<String, CredentialValue> credentials, ' +
      'String externalCredential, String principalName, CredentialPrincipalType principalType',
    CredentialCustomHeader: 'String headerName, String headerValue, String id, Integer sequenceNumber',
    CredentialCustomHeaderInput: 'String headerName, String headerValue, String id, Integer sequenceNumber',
    CredentialInput:
      'CredentialAuthenticationProtocol authenticationProtocol, ' +
      'CredentialAuthenticationProtocolVariant authenticationProtocolVariant, Map<String, ' +
      'CredentialValueInput> credentials, String externalCredential, String principalName, ' +
      'CredentialPrincipalType principalType',
    CredentialValue: 'Boolean encrypted, String value',
    CredentialValueInput: 'Boolean encrypted, Integer revision, String value',
    ExternalCredential:
      'CredentialAuthenticationProtocol authenticationProtocol, ' +
      'CredentialAuthenticationProtocolVariant authenticationProtocolVariant, ' +
      'CredentialAuthenticationStatus authenticationStatus, String createdByNamespace, ' +
      'List<CredentialCustomHeader> customHeaders, String developerName, String id, String masterLabel, ' +
      'List<ExternalCredentialParameter> parameters, List<ExternalCredentialPrincipal> principals, ' +
      'List<NamedCredential> relatedNamedCredentials, String url',
    ExternalCredentialInput:
      'CredentialAuthenticationProtocol authenticationProtocol, ' +
      'CredentialAuthenticationProtocolVariant authenticationProtocolVariant, ' +
      'List<CredentialCustomHeaderInput> customHeaders, String developerName, String masterLabel, ' +
      'List<ExternalCredentialParameterInput> parameters, List<ExternalCredentialPrincipalInput> principals',
    ExternalCredentialList: 'List<ExternalCredential> externalCredentials',
    ExternalCredentialParameter:
      'String id, String parameterDescription, String parameterName, ' +
      'ExternalCredentialParameterType parameterType, String parameterValue',
    ExternalCredentialParameterInput:
      'String id, String parameterDescription, String parameterName, ' +
      'ExternalCredentialParameterType parameterType, String parameterValue',
    ExternalCredentialPrincipal:
      'CredentialAuthenticationStatus authenticationStatus, String id, ' +
      'List<ExternalCredentialParameter> parameters, List<ExternalCredentialPrincipalAccess> principalAccess, ' +
      'String principalName, CredentialPrincipalType principalType, Integer sequenceNumber',
    ExternalCredentialPrincipalAccess: 'String developerName, String id, ExternalCredentialPrincipalAccessType type',
    ExternalCredentialPrincipalInput:
      'String id, List<ExternalCredentialParameterInput> parameters, String principalName, ' +
      'CredentialPrincipalType principalType, Integer sequenceNumber',
    NamedCredential:
      'NamedCredentialCalloutOptions calloutOptions, CalloutStatus calloutStatus, String calloutUrl, ' +
      'String createdByNamespace, List<CredentialCustomHeader> customHeaders, String description, ' +
      'String developerName, List<ExternalCredential> externalCredentials, String id, String masterLabel, ' +
      'NetworkConnection networkConnection, List<NamedCredentialParameter> parameters, NamedCredentialType type, ' +
      'String url',
    NamedCredentialCalloutOptions:
      'Boolean allowMergeFieldsInBody, Boolean allowMergeFieldsInHeader, Boolean generateAuthorizationHeader',
    NamedCredentialCalloutOptionsInput:
      'Boolean allowMergeFieldsInBody, Boolean allowMergeFieldsInHeader, Boolean generateAuthorizationHeader',
    NamedCredentialInput:
      'NamedCredentialCalloutOptionsInput calloutOptions, String calloutUrl, ' +
      'List<CredentialCustomHeaderInput> customHeaders, String description, String developerName, ' +
      'List<ExternalCredentialInput> externalCredentials, String masterLabel, ' +
      'NetworkConnectionInput networkConnection, List<NamedCredentialParameterInput> parameters, ' +
      'NamedCredentialType type',
    NamedCredentialList: 'List<NamedCredential> namedCredentials',
    NamedCredentialParameter:
      'String id, String parameterDescription, String parameterName, NamedCredentialParameterType parameterType, ' +
      'String parameterValue',
    NamedCredentialParameterInput:
      'String id, String parameterDescription, String parameterName, NamedCredentialParameterType parameterType, ' +
      'String parameterValue',
    NetworkConnection: 'String developerName, String id, String masterLabel, String namespacePrefix',
    NetworkConnectionInput: 'String developerName, String namespace',
    OAuthCredentialAuthUrl:
      'String authenticationUrl, String externalCredential, String principalName, ' +
      'CredentialPrincipalType principalType',
    OAuthCredentialAuthUrlInput:
      'String externalCredential, String principalName, CredentialPrincipalType principalType, String returnUrl',
  },
  enums: {
    CalloutStatus: 'Disabled Enabled',
    CredentialAuthenticationProtocol: 'Basic AwsSv4 Custom Jwt OAuth',
    CredentialAuthenticationProtocolVariant:
      'AwsSv4_STS ClientCredentialsClientSecret ClientCredentialsClientSecretBasic ' +
      'ClientCredentialsJwtAssertion JwtBearer NoAuthentication RolesAnywhere',
    CredentialAuthenticationStatus: 'Configured NotConfigured Unknown',
    CredentialPrincipalType: 'AwsStsPrincipal NamedPrincipal PerUserPrincipal',
    ExternalCredentialParameterType:
      'AdditionalRefreshStatusCode AuthParameter AuthProvider AuthProviderUrl AuthProviderUrlQueryParameter ' +
      'JwtBodyClaim JwtHeaderClaim SigningCertificate',
    ExternalCredentialPrincipalAccessType: 'PermissionSet PermissionSetGroup Profile',
    NamedCredentialParameterType: 'AllowedManagedPackageNamespaces ClientCertificate ConnectionStatus',
    NamedCredentialType: 'PrivateEndpoint SecuredEndpoint',
  },
});
