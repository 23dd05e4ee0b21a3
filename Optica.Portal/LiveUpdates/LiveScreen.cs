namespace Optica.Portal.LiveUpdates;

/// <summary>
/// Whether anybody can see what a circuit draws. While its tab is hidden or its connection is lost nothing is asked; what happened
/// meanwhile is asked once afterwards.
/// </summary>
public sealed class LiveScreen
{
    private readonly Lock gate = new();
    private bool isConnected = true;
    private bool isVisible = true;
    private TaskCompletionSource seen = Seen();

    /// <summary>Whether nobody can see it.</summary>
    public bool IsPaused
    {
        get
        {
            lock (gate)
            {
                return !isConnected || !isVisible;
            }
        }
    }

    /// <summary>Whether there is a connection.</summary>
    public bool IsConnected
    {
        get
        {
            lock (gate)
            {
                return isConnected;
            }
        }
    }

    /// <summary>The connection came or went. With it comes the tab, until it says otherwise: what it said without one was not heard.</summary>
    public void Connect(bool isThere) =>
        Change(() =>
        {
            isConnected = isThere;
            isVisible |= isThere;
        });

    /// <summary>The tab came to the front or went behind others.</summary>
    public void Show(bool isShown) => Change(() => isVisible = isShown);

    /// <summary>Waits until somebody can see it.</summary>
    public Task WhenSeenAsync(CancellationToken cancellation)
    {
        lock (gate)
        {
            return seen.Task.WaitAsync(cancellation);
        }
    }

    private static TaskCompletionSource Seen()
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        source.SetResult();
        return source;
    }

    private void Change(Action change)
    {
        lock (gate)
        {
            change();
            if (!isConnected || !isVisible)
            {
                seen = seen.Task.IsCompleted ? new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously) : seen;
            }
            else
            {
                seen.TrySetResult();
            }
        }
    }
}
