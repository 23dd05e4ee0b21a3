using Microsoft.Playwright;

namespace Optica.Portal.Tests.Browser;

/// <summary>Both hands on the keys: what cannot be reached by Tab, or answers to no Enter, fails.</summary>
/// <param name="page">The page.</param>
internal sealed class KeyHands(IPage page) : IHands
{
    /// <summary>More steps than any page has between two things.</summary>
    private const int Most = 250;

    /// <inheritdoc />
    public async Task PressAsync(ILocator what)
    {
        await ReachAsync(what);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <inheritdoc />
    public async Task TypeAsync(ILocator field, string text)
    {
        await ReachAsync(field);
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync(text);
        await page.Keyboard.PressAsync("Tab");
    }

    /// <summary>Goes on by Tab until it has the focus; nothing is pressed that is still disabled.</summary>
    public async Task ReachAsync(ILocator what)
    {
        await Assertions.Expect(what).ToBeEnabledAsync();
        for (var step = 0; step < Most; step++)
        {
            if (await what.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{what} cannot be reached by Tab.");
    }
}
