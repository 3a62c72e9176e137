using Microsoft.AspNetCore.Mvc;

namespace LibraryApi;

[ApiController]
[Route("books")]
public class BooksController(Catalogue catalogue) : ControllerBase
{
    [HttpGet]
    public async Task<IEnumerable<Book>> Search(string title) => await catalogue.SearchAsync(title);

    [HttpGet("{isbn}")]
    public async Task<ActionResult<Book>> Get(string isbn) => await catalogue.FindAsync(isbn) is { } book ? book : NotFound();
}
