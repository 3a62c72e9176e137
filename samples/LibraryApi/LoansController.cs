using Microsoft.AspNetCore.Mvc;

namespace LibraryApi;

public record LoanRequest(string Isbn, string Reader);

[ApiController]
[Route("loans")]
public class LoansController(ILoanRepository loans) : ControllerBase
{
    [HttpPost]
    public async Task<IActionResult> Lend(LoanRequest request) =>
        await loans.LendAsync(request.Isbn, request.Reader) is { } due ? Ok(new { due }) : Conflict(new { error = "Every copy is lent out." });

    [HttpGet("overdue")]
    public async Task<IEnumerable<string>> Overdue() => await new OverdueNotices().WriteAsync();
}
