using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Optica.Domain.Common;

namespace Optica.Portal.Tests.Data.Isolation;

/// <summary>Every row at one time that a call could have changed, but the audit trail. Read once, asked more than once.</summary>
/// <param name="owned">Rows that belong to a branch.</param>
/// <param name="shared">The others.</param>
internal sealed class Snapshot(IEnumerable<IBranchOwned> owned, IEnumerable<object> shared)
{
    private static readonly JsonSerializerOptions Plain = new() { IncludeFields = true };

    private readonly (IBranchOwned Row, string Text)[] owned = [.. owned.Select(row => (row, Text(row)))];
    private readonly string[] shared = [.. shared.Select(Text)];

    /// <summary>Fingerprint of all rows.</summary>
    public string Fingerprint => Hash(owned.Select(one => one.Text).Concat(shared));

    /// <summary>Fingerprint of some of the rows that belong to a branch.</summary>
    public string FingerprintOf(Func<IBranchOwned, bool> which) => Hash(owned.Where(one => which(one.Row)).Select(one => one.Text));

    private static string Text(object row) => JsonSerializer.Serialize(row, row.GetType(), Plain);

    private static string Hash(IEnumerable<string> texts) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', texts.Order(StringComparer.Ordinal)))));
}
