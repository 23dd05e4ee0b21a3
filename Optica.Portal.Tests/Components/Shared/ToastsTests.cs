using Optica.Portal.Components.Shared;

namespace Optica.Portal.Tests.Components.Shared;

public sealed class ToastsTests
{
    private readonly Toasts toasts = new();

    [Fact]
    public void Show_ManyMessages_KeepsTheNewestAndWhatWentWrong()
    {
        toasts.Error("!");
        foreach (var text in new[] { "a", "b", "c", "d" })
        {
            toasts.Info(text);
        }

        Assert.Equal("!cd", string.Concat(toasts.Shown.Select(toast => toast.Text)));
        toasts.Error("?");
        toasts.Error("x");
        toasts.Error("y");
        Assert.Equal("?xy", string.Concat(toasts.Shown.Select(toast => toast.Text)));
    }

    [Fact]
    public void Show_TheSameAgain_IsShownOnce()
    {
        toasts.Success("moved");
        toasts.Info("other");
        toasts.Success("moved");
        Assert.Equal(["other", "moved"], toasts.Shown.Select(toast => toast.Text));
    }

    [Fact]
    public void Close_Twice_TellsOnce()
    {
        toasts.Success("saved");
        var told = 0;
        toasts.Changed += (_, _) => told++;
        var toast = toasts.Shown[0];
        toasts.Close(toast);
        toasts.Close(toast);
        Assert.Equal(1, told);
        Assert.Empty(toasts.Shown);
    }

    [Fact]
    public void Stays_LongerWithSomethingToDo_AndErrorsUntilClosed()
    {
        toasts.Success("saved");
        toasts.Success("saved", new ToastAction("Undo", () => Task.CompletedTask));
        toasts.Error("failed");
        Assert.Equal([TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), null], toasts.Shown.Select(toast => toast.Stays));
    }
}
