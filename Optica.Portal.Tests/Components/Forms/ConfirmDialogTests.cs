using Bunit;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Tests.Components.Forms;

public sealed class ConfirmDialogTests : FormContext
{
    private IRenderedComponent<ConfirmDialog> Dialog(string? reason = null) =>
        Render<ConfirmDialog>(parameters => parameters.Add(dialog => dialog.Title, "Sure?").Add(dialog => dialog.ReasonLabel, reason));

    [Fact]
    public async Task AskAsync_Confirmed_IsAnAnswer()
    {
        var dialog = Dialog();
        var answer = Ask(dialog);

        dialog.Find(".primary").Click();

        Assert.NotNull(await answer);
    }

    [Theory]
    [InlineData("button")]
    [InlineData("escape")]
    public async Task AskAsync_Cancelled_IsNone(string how)
    {
        var dialog = Dialog();
        var answer = Ask(dialog);

        if (how == "button")
        {
            dialog.Find(".secondary").Click();
        }
        else
        {
            await dialog.Find("dialog").TriggerEventAsync("onclose", EventArgs.Empty);
        }

        Assert.Null(await answer);
        Assert.Empty(dialog.FindAll("h2"));
    }

    [Fact]
    public async Task AskAsync_ReasonMissing_AsksForIt()
    {
        var dialog = Dialog("Why");
        var answer = Ask(dialog);

        dialog.Find(".primary").Click();
        Assert.False(answer.IsCompleted);
        Assert.Equal("true", dialog.Find("textarea").GetAttribute("aria-invalid"));
        dialog.Find("textarea").Change(" moved ");
        dialog.Find(".primary").Click();

        Assert.Equal("moved", (await answer)?.Reason);
    }

    private static Task<ConfirmAnswer?> Ask(IRenderedComponent<ConfirmDialog> dialog) => dialog.InvokeAsync(dialog.Instance.AskAsync);
}
