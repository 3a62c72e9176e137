using Google.Cloud.Functions.Framework;
using Google.Cloud.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CouponFunction;

[FunctionsStartup(typeof(Startup))]
public class Function(ICouponStore coupons, Campaigns campaigns, ILogger<Function> logger) : IHttpFunction
{
    public async Task HandleAsync(HttpContext context)
    {
        string? code = context.Request.Query["code"], customer = context.Request.Query["customer"];
        if (string.IsNullOrEmpty(code) || string.IsNullOrEmpty(customer))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (!await campaigns.IsRunningAsync(code))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var redeemed = await coupons.RedeemAsync(code, customer);
        logger.LogInformation("{Code} for {Customer}: {Redeemed}", code, customer, redeemed);
        context.Response.StatusCode = redeemed ? StatusCodes.Status200OK : StatusCodes.Status409Conflict;
        await context.Response.WriteAsJsonAsync(new { code, redeemed });
    }
}
