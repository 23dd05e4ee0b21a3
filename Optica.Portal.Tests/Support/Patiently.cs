namespace Optica.Portal.Tests.Support;

/// <summary>Waits for what happens beside a test and draws nothing.</summary>
internal static class Patiently
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until something is so.</summary>
    /// <param name="condition">What.</param>
    /// <param name="patience">For how long at most.</param>
    /// <param name="otherwise">What went wrong if it never is.</param>
    public static async Task UntilAsync(Func<Task<bool>> condition, TimeSpan patience, string otherwise = "nothing happened")
    {
        for (var waited = TimeSpan.Zero; !await condition(); waited += Step)
        {
            Assert.True(waited < patience, otherwise);
            await Task.Delay(Step, TestContext.Current.CancellationToken);
        }
    }
}
