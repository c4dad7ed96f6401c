// Asks questions with Huawei Cloud's own Go SDK, unmodified, and prints what it parsed.
//
// Standard input: a JSON list of questions, see Question in ../questions.ts. Standard output: a JSON list of answers in
// the same order, each {"parsed": …} or {"error": {…}}.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/auth"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/auth/basic"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/auth/global"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/sdkerr"
	scm "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/scm/v3"
	scmmodel "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/scm/v3/model"
	sts "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/sts/v1"
	stsmodel "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/sts/v1/model"
)

type question struct {
	Call        string          `json:"call"`
	Endpoint    string          `json:"endpoint"`
	Credentials credentials     `json:"credentials"`
	Arguments   json.RawMessage `json:"arguments"`
}

type credentials struct {
	AccessKeyID     string `json:"accessKeyId"`
	SecretAccessKey string `json:"secretAccessKey"`
	SecurityToken   string `json:"securityToken"`
	DomainID        string `json:"domainId"`
	ProjectID       string `json:"projectId"`
}

type answer struct {
	Parsed any      `json:"parsed,omitempty"`
	Error  *refusal `json:"error,omitempty"`
}

type refusal struct {
	Status                      int    `json:"status"`
	Code                        string `json:"code"`
	Message                     string `json:"message"`
	RequestID                   string `json:"requestId"`
	EncodedAuthorizationMessage string `json:"encodedAuthorizationMessage,omitempty"`
}

// Global credentials state the account, basic ones a project.
func (c credentials) build() (auth.ICredential, error) {
	if c.ProjectID != "" {
		return basic.NewCredentialsBuilder().WithAk(c.AccessKeyID).WithSk(c.SecretAccessKey).
			WithSecurityToken(c.SecurityToken).WithProjectId(c.ProjectID).SafeBuild()
	}
	return global.NewCredentialsBuilder().WithAk(c.AccessKeyID).WithSk(c.SecretAccessKey).
		WithSecurityToken(c.SecurityToken).WithDomainId(c.DomainID).SafeBuild()
}

func (q question) client(builder *core.HcHttpClientBuilder) (*core.HcHttpClient, error) {
	credential, err := q.Credentials.build()
	if err != nil {
		return nil, err
	}
	return builder.WithEndpoint(q.Endpoint).WithCredential(credential).SafeBuild()
}

func (q question) scm() (*scm.ScmClient, error) {
	client, err := q.client(scm.ScmClientBuilder())
	return scm.NewScmClient(client), err
}

// The model's own tags read the arguments, so that each field is set through the SDK's type.
func ask(q question) (any, error) {
	switch q.Call {
	case "list":
		request := &scmmodel.ListCertificatesRequest{}
		client, err := q.scm()
		if err = errors.Join(err, json.Unmarshal(q.Arguments, request)); err != nil {
			return nil, err
		}
		return client.ListCertificates(request)
	case "detail":
		request := &scmmodel.ShowCertificateRequest{}
		client, err := q.scm()
		if err = errors.Join(err, json.Unmarshal(q.Arguments, request)); err != nil {
			return nil, err
		}
		return client.ShowCertificate(request)
	case "deployed":
		body := &scmmodel.ListDeployedResourcesRequestBody{}
		client, err := q.scm()
		if err = errors.Join(err, json.Unmarshal(q.Arguments, body)); err != nil {
			return nil, err
		}
		return client.ListDeployedResources(&scmmodel.ListDeployedResourcesRequest{Body: body})
	case "assume-with-oidc":
		body := &stsmodel.AssumeAgencyWithOidcReqBody{}
		client, err := q.client(sts.StsClientBuilder())
		if err = errors.Join(err, json.Unmarshal(q.Arguments, body)); err != nil {
			return nil, err
		}
		return sts.NewStsClient(client).AssumeAgencyWithOIDC(&stsmodel.AssumeAgencyWithOidcRequest{Body: body})
	}
	return nil, fmt.Errorf("unknown call %q", q.Call)
}

// Anything but an answer of the service is a fault of this program or of the SDK, and ends it.
func answerTo(q question) (answer, error) {
	parsed, err := ask(q)
	var refused *sdkerr.ServiceResponseError
	if errors.As(err, &refused) {
		return answer{Error: &refusal{
			Status:                      refused.StatusCode,
			Code:                        refused.ErrorCode,
			Message:                     refused.ErrorMessage,
			RequestID:                   refused.RequestId,
			EncodedAuthorizationMessage: refused.EncodedAuthorizationMessage,
		}}, nil
	}
	return answer{Parsed: parsed}, err
}

func run() error {
	var questions []question
	if err := json.NewDecoder(os.Stdin).Decode(&questions); err != nil {
		return err
	}
	answers := make([]answer, 0, len(questions))
	for _, q := range questions {
		one, err := answerTo(q)
		if err != nil {
			return fmt.Errorf("%s: %w", q.Call, err)
		}
		answers = append(answers, one)
	}
	return json.NewEncoder(os.Stdout).Encode(answers)
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
