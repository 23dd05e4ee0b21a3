using Microsoft.Playwright;

namespace Optica.Portal.Tests.Browser;

/// <summary>One hand on the mouse: everything is clicked, only texts are typed.</summary>
internal sealed class MouseHands : IHands
{
    /// <inheritdoc />
    public Task PressAsync(ILocator what) => what.ClickAsync();

    /// <inheritdoc />
    public async Task TypeAsync(ILocator field, string text)
    {
        await field.ClickAsync(new() { ClickCount = 3 });
        await field.PressSequentiallyAsync(text);
        await field.BlurAsync();
    }
}
