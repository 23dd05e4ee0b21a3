namespace Optica.Portal.Tests.Support;

/// <summary>Waits for what happens beside a test and draws nothing.</summary>
internal static class Patiently
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>What somebody else is to do fails the test when it is never done: waited for without a limit it would hang the whole run.</summary>
    public static Task InTimeAsync(this Task awaited) => awaited.WaitAsync(Patience, TestContext.Current.CancellationToken);

    /// <inheritdoc cref="InTimeAsync(Task)" />
    public static Task<T> InTimeAsync<T>(this Task<T> awaited) => awaited.WaitAsync(Patience, TestContext.Current.CancellationToken);

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
