using System.Collections.Frozen;
using System.Threading.Channels;
using Optica.Domain.Access;
using Optica.Domain.Audit;

namespace Optica.Data.Access;

/// <summary>
/// What happened to accounts that their owners are to know of at once, whoever did it. It is told from the audit lines once they are
/// saved, so that no way of doing it can forget to.
/// </summary>
public sealed class AccountNews
{
    /// <summary>Somebody signed in with a browser that the account was not signed in with before; told of by the door.</summary>
    public const string NewBrowser = "new_browser";

    private const int MostWaiting = 500;

    private readonly Channel<AccountEvent> waiting = Channel.CreateBounded<AccountEvent>(
        // nobody waits for a letter
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>Lines of the audit trail that are told.</summary>
    public static readonly FrozenSet<string> Told = new[]
    {
        AuditActions.PasswordChanged,
        AuditActions.PasswordReset,
        AuditActions.SecondFactorOn,
        AuditActions.SecondFactorOff,
        AuditActions.SecondFactorReset,
        AuditActions.RecoveryUsed,
        AuditActions.RecoveryRenewed,
        AuditActions.PasskeyAdded,
        AuditActions.PasskeyRemoved,
        AuditActions.TokenReused,
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What was not handed on yet, in its order.</summary>
    public ChannelReader<AccountEvent> Waiting => waiting.Reader;

    /// <summary>Tells of something.</summary>
    /// <param name="news">What, and whose.</param>
    public void Tell(AccountEvent news) => waiting.Writer.TryWrite(news);
}
