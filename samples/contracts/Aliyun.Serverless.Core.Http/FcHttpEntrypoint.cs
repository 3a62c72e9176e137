using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Aliyun.Serverless.Core.Http;

public abstract class FcHttpEntrypoint
{
    public virtual Task<HttpResponse> HandleRequest(HttpRequest request, HttpResponse response, IFcContext fcContext) => throw new ContractOnly();

    protected abstract void Init(IWebHostBuilder builder);
}
