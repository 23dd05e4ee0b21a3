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
    protected override void OnInitialized() => _ = WatchAsync();

    private async Task WatchAsync()
    {
        var end = closing.Token;
        try
        {
            var me = access.Scope.UserId;
            // before the first look: what changes in between is told
            using var subscription = feed.Subscribe(change => change.Kind == ChangeKinds.Access && change.RecordId == me);
            var known = access.Scope;
            while (known.IsSomebody)
            {
                if (await LookAsync(end) is { } scope && !known.SameReach(scope))
                {
                    await InvokeAsync(() => End(scope));
                    return;
                }

                await NextAsync(subscription, end);
            }
        }
        catch (OperationCanceledException)
        {
            // the circuit is closing
        }
    }

    /// <summary>What the user reaches now; null when the database does not say: services refuse by themselves, and it is asked again.</summary>
    private async Task<AccessScope?> LookAsync(CancellationToken end)
    {
        try
        {
            return await access.RefreshAsync(end);
        }
        catch (Exception failure) when (!end.IsCancellationRequested)
        {
            LookFailed(Log, failure);
            return null;
        }
        catch (Exception) when (end.IsCancellationRequested)
        {
            throw new OperationCanceledException(end);
        }
    }

    /// <summary>Waits for news of the user, but not for longer than is promised.</summary>
    private async Task NextAsync(ChangeSubscription subscription, CancellationToken end)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end);
        await Task.WhenAny(subscription.NextAsync(either.Token), Task.Delay(PortalIdentity.Recheck(settings), Time, either.Token));
        await either.CancelAsync();
        end.ThrowIfCancellationRequested();
        subscription.Rest();
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

    [LoggerMessage(EventId = 3005, Level = LogLevel.Warning, Message = "What a user reaches could not be read; it is looked at again")]
    private static partial void LookFailed(ILogger logger, Exception exception);
}
