"""Asks questions with Huawei Cloud's own Python SDK, unmodified, and prints what it parsed.

Standard input: a JSON list of questions, see Question in ../questions.ts. Standard output: a JSON list of answers in
the same order, each {"parsed": ...} or {"error": {...}}.
"""

import datetime
import json
import sys

from huaweicloudsdkcore.auth.credentials import BasicCredentials, GlobalCredentials
from huaweicloudsdkcore.exceptions.exceptions import ServiceResponseException
from huaweicloudsdkscm.v3 import (
    ListCertificatesRequest,
    ListDeployedResourcesRequest,
    ListDeployedResourcesRequestBody,
    ScmClient,
    ShowCertificateRequest,
)
from huaweicloudsdksts.v1 import AssumeAgencyWithOIDCReqBody, AssumeAgencyWithOIDCRequest, StsClient


def plain(value):
    """A model of the SDK as the fields it was parsed into; a time as text."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    if hasattr(value, "openapi_types"):
        return {name: plain(getattr(value, name)) for name in value.openapi_types}
    return value


def credentials_of(question):
    """Global credentials state the account, basic ones a project."""
    given = question["credentials"]
    if "projectId" in given:
        credentials = BasicCredentials(given["accessKeyId"], given["secretAccessKey"], given["projectId"])
    else:
        credentials = GlobalCredentials(given["accessKeyId"], given["secretAccessKey"], given["domainId"])
    token = given.get("securityToken")
    return credentials if token is None else credentials.with_security_token(token)


def build(client, question):
    """A client of the SDK for the endpoint of a question."""
    builder = client.new_builder().with_credentials(credentials_of(question))
    return builder.with_endpoint(question["endpoint"]).build()


def list_certificates(question):
    return build(ScmClient, question).list_certificates(ListCertificatesRequest(**question["arguments"]))


def show_certificate(question):
    return build(ScmClient, question).show_certificate(ShowCertificateRequest(**question["arguments"]))


def list_deployed_resources(question):
    body = ListDeployedResourcesRequestBody(**question["arguments"])
    return build(ScmClient, question).list_deployed_resources(ListDeployedResourcesRequest(body=body))


def assume_agency_with_oidc(question):
    body = AssumeAgencyWithOIDCReqBody(**question["arguments"])
    return build(StsClient, question).assume_agency_with_oidc(AssumeAgencyWithOIDCRequest(body=body))


CALLS = {
    "list": list_certificates,
    "detail": show_certificate,
    "deployed": list_deployed_resources,
    "assume-with-oidc": assume_agency_with_oidc,
}


def answer(question):
    """What came back; anything but an answer of the service is a fault of this program or of the SDK, and is thrown."""
    try:
        return {"parsed": plain(CALLS[question["call"]](question))}
    except ServiceResponseException as error:
        return {
            "error": {
                "status": error.status_code,
                "code": error.error_code,
                "message": error.error_msg,
                "requestId": error.request_id,
                "encodedAuthorizationMessage": error.encoded_auth_msg,
            }
        }


if __name__ == "__main__":
    json.dump([answer(question) for question in json.load(sys.stdin)], sys.stdout)
