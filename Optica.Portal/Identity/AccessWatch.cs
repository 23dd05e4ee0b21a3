using Microsoft.AspNetCore.Components;
using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Saving;

namespace Optica.Portal.Identity;

/// <summary>
/// Reloads the page when its user's reach changed, and closes it when they are signed out: services refuse at once, this takes what is
/// still on screen away. Told by the change feed, and looked at now and then besides.
/// </summary>
public sealed partial class AccessWatch(NavigationManager navigation, ICurrentAccess access, ChangeFeed feed, IConfiguration settings)
    : ComponentBase,
        IDisposable
{
    private readonly CancellationTokenSource closing = new();

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private AccessStateProvider State { get; set; } = default!;

    [Inject]
    private ILogger<AccessWatch> Log { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        closing.Cancel();
        closing.Dispose();
    }

    /// <inheritdoc />
    protected override void OnInitialized() => _ = WatchAsync(closing.Token);

    private async Task WatchAsync(CancellationToken cancellation)
    {
        try
        {
            // as the circuit began
            var known = access.Scope;
            // before the first look: what changes in between is told
            using var subscription = feed.Subscribe(change => change.Kind == ChangeKinds.Access && change.RecordId == known.UserId);
            while (known.IsSomebody)
            {
                if (await LookAsync(cancellation) is { } scope && !known.SameReach(scope))
                {
                    await InvokeAsync(() => End(scope));
                    return;
                }

                await NextAsync(subscription, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            // the circuit is closing
        }
    }

    /// <returns>The user's reach, or null while it cannot be read: nothing is served then, and it is looked at again.</returns>
    private async Task<AccessScope?> LookAsync(CancellationToken cancellation)
    {
        try
        {
            return await access.RefreshAsync(cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            Away(Log, failure);
            return null;
        }
    }

    /// <summary>Waits for news of the user, but not for longer than is promised.</summary>
    private async Task NextAsync(ChangeSubscription subscription, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(subscription.NextAsync(either.Token), Task.Delay(PortalIdentity.Recheck(settings), Time, either.Token));
        await either.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
    }

    private void End(AccessScope scope)
    {
        if (scope.IsSomebody)
        {
            navigation.Refresh(forceReload: true);
        }
        else
        {
            // the authentication state leads to the login page
            State.SignOut();
        }
    }

    [LoggerMessage(EventId = 3004, Level = LogLevel.Warning, Message = "A user's reach cannot be read; it is looked at again")]
    private static partial void Away(ILogger logger, Exception failure);
}
