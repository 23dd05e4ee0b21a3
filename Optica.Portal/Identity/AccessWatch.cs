using Microsoft.AspNetCore.Components;
using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Saving;

namespace Optica.Portal.Identity;

/// <summary>
/// Reloads the page when its user's reach changed, and closes it when they are signed out: services refuse at once, this takes what is
/// still on screen away. Told by the change feed, and looked at now and then besides.
/// </summary>
public sealed class AccessWatch(NavigationManager navigation, ICurrentAccess access, ChangeFeed feed, IConfiguration settings)
    : ComponentBase,
        IDisposable
{
    private readonly CancellationTokenSource closing = new();

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private AccessStateProvider State { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        closing.Cancel();
        closing.Dispose();
    }

    /// <inheritdoc />
    protected override void OnInitialized() => _ = WatchAsync();

    private async Task WatchAsync()
    {
        try
        {
            var me = access.Scope.UserId;
            // before the first look: what changes in between is told
            using var subscription = feed.Subscribe(change => change.Kind == ChangeKinds.Access && change.RecordId == me);
            var known = await access.RefreshAsync(closing.Token);
            while (known.IsSomebody)
            {
                await NextAsync(subscription);
                var scope = await access.RefreshAsync(closing.Token);
                if (!known.SameReach(scope))
                {
                    await InvokeAsync(() => End(scope));
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // the circuit is closing
        }
    }

    /// <summary>Waits for news of the user, but not for longer than is promised.</summary>
    private async Task NextAsync(ChangeSubscription subscription)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(closing.Token);
        await Task.WhenAny(subscription.NextAsync(either.Token), Task.Delay(PortalIdentity.Recheck(settings), Time, either.Token));
        await either.CancelAsync();
        closing.Token.ThrowIfCancellationRequested();
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
}
