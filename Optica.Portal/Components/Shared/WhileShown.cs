namespace Optica.Portal.Components.Shared;

/// <summary>
/// What a component asks for ends when it is left: by closing a panel, leafing on, or losing the connection. Whoever comes back later,
/// such as an undo from a message, finds that nobody is looking any more.
/// </summary>
public sealed class WhileShown : IDisposable
{
    private readonly CancellationTokenSource source = new();

    /// <summary>Begins.</summary>
    public WhileShown() => Token = source.Token;

    /// <summary>Cancelled once the component is left; may be read afterwards, too.</summary>
    public CancellationToken Token { get; }

    /// <summary>Whether the component is left.</summary>
    public bool IsOver => Token.IsCancellationRequested;

    /// <summary>Asks; nothing is asked, and nothing that fails is told, once nobody looks any more.</summary>
    /// <param name="ask">Asks, and takes the answer.</param>
    public async Task AskAsync(Func<CancellationToken, Task> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        if (IsOver)
        {
            return;
        }

        try
        {
            await ask(Token);
        }
        catch (Exception) when (IsOver)
        {
            // drivers tell of a cancelled query in several ways
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (!IsOver)
        {
            source.Cancel();
            source.Dispose();
        }
    }
}
