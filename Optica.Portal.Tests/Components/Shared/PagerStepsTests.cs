using Optica.Portal.Components.Shared;

namespace Optica.Portal.Tests.Components.Shared;

public sealed class PagerStepsTests
{
    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(1, 2, "1 2")]
    [InlineData(2, 5, "1 2 3 4 5")]
    [InlineData(1, 9, "1 2 … 9")]
    [InlineData(5, 9, "1 … 4 5 6 … 9")]
    [InlineData(4, 9, "1 2 3 4 5 … 9")]
    [InlineData(9, 9, "1 … 8 9")]
    [InlineData(40, 9, "1 … 9")]
    public void Around_KeepsEndsAndNeighbours(int number, int pages, string shown) =>
        Assert.Equal(shown, string.Join(' ', PagerSteps.Around(number, pages).Select(step => step?.ToString() ?? "…")));
}
