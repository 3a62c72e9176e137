using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace WarehouseFunctions;

public class StockFunctions(StockQueries stock, StockExport export)
{
    [Function("Stock")]
    public async Task<IActionResult> Stock([HttpTrigger(AuthorizationLevel.Function, "get", Route = "stock/{article}")] HttpRequest request, string article) =>
        await stock.FindAsync(article) is { } level ? new OkObjectResult(level) : new NotFoundResult();

    [Function("Export")]
    public async Task<IActionResult> Export([HttpTrigger(AuthorizationLevel.Function, "get", Route = "stock")] HttpRequest request) =>
        new ContentResult { Content = await export.ToCsvAsync(), ContentType = "text/csv" };

    [Function("Health")]
    public async Task<IActionResult> Health([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request) =>
        new StatusCodeResult(await stock.IsReachableAsync() ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
}
