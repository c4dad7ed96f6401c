# What a user could write instead: the same questions, asked with Huawei Cloud's SDK for Python.
import os

from huaweicloudsdkcore.auth.credentials import GlobalCredentials
from huaweicloudsdkscm.v3 import ListCertificatesRequest, ScmClient, ShowCertificateRequest

project = os.environ["INPUT_PROJECT-ID"]
certificate = os.environ["INPUT_CERT-ID"]
key = os.environ["INPUT_ACCESS-KEY-ID"]
secret = os.environ["INPUT_SECRET-ACCESS-KEY"]
credentials = GlobalCredentials(key, secret, os.environ["SDK_DOMAIN_ID"])
client = ScmClient.new_builder().with_credentials(credentials).with_endpoint(os.environ["INPUT_ENDPOINT"]).build()

detail = client.show_certificate(ShowCertificateRequest(certificate_id=certificate))
# The SDK has no method for the push history; its generic call signs and sends the request.
history = client.call_api(
    method="GET",
    resource_path="/v2/{project_id}/scm/cert/{certificate_id}/push-history",
    path_params={"project_id": project, "certificate_id": certificate},
    query_params=[],
    header_params={"Content-Type": "application/json", "X-Project-Id": project},
    post_params={},
    body=None,
    response_type="ShowCertificateResponse",
    response_headers=[],
    auth_settings=[],
    collection_formats={},
    request_type="ShowCertificateRequest",
)
listed = None
if os.environ["INPUT_FOLLOW-RENEWALS"] == "true":
    page = ListCertificatesRequest(limit=50, offset=0, sort_key="certExpiredTime", sort_dir="DESC")
    listed = client.list_certificates(page)
print(detail.id, history.status_code, listed and listed.total_count)
