using Microsoft.EntityFrameworkCore;
using Optica.Domain.Reports;

namespace Optica.Data.Reports;

/// <summary>Names of who saw data, and their sessions as far as they are kept.</summary>
internal sealed class BreachNames
{
    private readonly Dictionary<Guid, string> users;
    private readonly Dictionary<Guid, BreachSession> sessions;

    private BreachNames(Dictionary<Guid, string> users, Dictionary<Guid, BreachSession> sessions) =>
        (this.users, this.sessions) = (users, sessions);

    /// <summary>Reads them; of a platform admin, too, who is of no organisation and looked at this one's customers.</summary>
    public static async Task<BreachNames> ReadAsync(OpticaDbContext db, BreachTally tally, CancellationToken cancellation)
    {
        var (viewers, ids) = (tally.Users.ToArray(), tally.Sessions.ToArray());
        return new(
            await db
                .Users.Where(row => EF.Parameter(viewers).Contains(row.Id))
                .ToDictionaryAsync(row => row.Id, row => row.DisplayName, cancellation),
            await db
                .UserSessions.Where(row => EF.Parameter(ids).Contains(row.Id))
                .Select(row => new BreachSession(row.Id, row.Client, row.Address, row.StartedAt))
                .ToDictionaryAsync(row => row.Id, cancellation)
        );
    }

    /// <summary>Name of a user.</summary>
    public string Of(Guid user) => users.GetValueOrDefault(user, "");

    /// <summary>A session: no more than its id once it is forgotten; null for none.</summary>
    public BreachSession? Session(Guid? id) => id is { } one ? sessions.GetValueOrDefault(one, new(one, null, null, null)) : null;
}
