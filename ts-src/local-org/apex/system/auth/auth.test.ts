import { test } from 'node:test';
import { check } from '../testing.ts';

test('Auth.JWT writes the claims of RFC 7519', () => {
  check(
    {
      "claims.get('iss') + '|' + claims.get('aud') + '|' + claims.get('role')": 'me|them|admin',
      "(Integer) claims.get('exp') - (Integer) claims.get('iat')": '60',
      "(Integer) claims.get('iat') - (Integer) claims.get('nbf')": '5',
      "claims.containsKey('sub')": 'false',
    },
    `Auth.JWT jwt = new Auth.JWT();
     jwt.setIss('me');
     jwt.setAud('them');
     jwt.setValidityLength(60);
     jwt.setNbfClockSkew(5);
     jwt.setAdditionalClaims(new Map<String, Object>{ 'role' => 'admin' });
     Map<String, Object> claims = (Map<String, Object>) JSON.deserializeUntyped(jwt.toJSONString());`,
  );
});

test('Auth.SessionManagement tells of the running user', () => {
  check({ "Auth.SessionManagement.getCurrentSession().get('Username')": 'ada@example.com' });
});
