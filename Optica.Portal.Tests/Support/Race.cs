namespace Optica.Portal.Tests.Support;

/// <summary>Lets many do the same at once.</summary>
public static class Race
{
    /// <summary>Starts all racers, lets them go together, and waits for every answer.</summary>
    public static Task<T[]> AtOnceAsync<T>(int count, Func<int, Task<T>> act)
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = Enumerable
            .Range(0, count)
            .Select(number =>
                Task.Run(async () =>
                {
                    await go.Task;
                    return await act(number);
                })
            )
            .ToList();
        go.SetResult();
        return Task.WhenAll(all);
    }
}
