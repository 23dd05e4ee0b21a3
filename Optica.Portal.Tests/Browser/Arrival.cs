using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Optica.Portal.Tests.Browser;

/// <summary>
/// Where a page has come to. The page is asked again and again: the driver's own wait for an address looks first and listens then, and
/// what happens in between it waits for in vain.
/// </summary>
internal static class Arrival
{
    /// <summary>End of the address of a record.</summary>
    public const string AtARecord = "/[0-9a-f-]{36}$";

    /// <summary>Waits until a page is at an address.</summary>
    /// <param name="page">The page.</param>
    /// <param name="pattern">Regular expression of the address, capitals or not.</param>
    /// <param name="seconds">For how long at most.</param>
    public static Task ArrivesAsync(this IPage page, string pattern, int seconds = 30) =>
        Assertions
            .Expect(page)
            .ToHaveURLAsync(new Regex(pattern, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)), new() { Timeout = seconds * 1000 });

    /// <summary>Waits until a page is at the first page of its portal.</summary>
    public static Task ArrivesAtHomeAsync(this Visitor visitor) =>
        visitor.Page.ArrivesAsync($"^{Regex.Escape(visitor.Host.Address.ToString())}$");
}
