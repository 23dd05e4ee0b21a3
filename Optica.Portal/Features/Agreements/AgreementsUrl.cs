using Optica.Domain.Agreements;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Agreements;

/// <summary>Everything the list of agreements shows, as its address says it.</summary>
/// <param name="State">Only those that stand so today, or null for all.</param>
/// <param name="Edit">The agreement in the side form, or <see cref="New"/>.</param>
public sealed record AgreementsUrl(AgreementState? State = null, string? Edit = null)
{
    /// <summary>Address of the list.</summary>
    public const string Path = "/admin/agreements";

    /// <summary>What stands for an agreement that is not there yet.</summary>
    public const string New = "new";

    private static readonly (string Name, AgreementState Value)[] States =
    [
        .. Enum.GetValues<AgreementState>().Select(state => (state.ToString().ToLowerInvariant(), state)),
    ];

    /// <summary>The same list without the side form.</summary>
    public AgreementsUrl List => this with { Edit = null };

    /// <summary>Reads an address.</summary>
    public static AgreementsUrl Parse(string? address)
    {
        var query = UrlQuery.Parse(address);
        return new(query.OneOf("state", States), query.Value("edit") == New ? New : query.Id("edit")?.ToString());
    }

    /// <summary>The address; what is as usual is not mentioned.</summary>
    public string Format() => UrlQuery.Format(Path, ("state", State?.ToString().ToLowerInvariant()), ("edit", Edit));
}
