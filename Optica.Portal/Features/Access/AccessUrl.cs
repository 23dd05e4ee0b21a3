using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Access;

/// <summary>Everything the access desk shows, as its address says it.</summary>
public sealed record AccessUrl
{
    /// <summary>Address of the desk.</summary>
    public const string Path = "/admin/access";

    /// <summary>Tab of the accounts.</summary>
    public const string Users = "users";

    /// <summary>Tab of the cross-branch grants.</summary>
    public const string Lent = "grants";

    /// <summary>Tab of roles and permissions.</summary>
    public const string Matrix = "matrix";

    /// <summary>Tab of the branches.</summary>
    public const string Places = "branches";

    /// <summary>Tab of the organisations, for platform admins.</summary>
    public const string Organisations = "organisations";

    /// <summary>Longest text to look for.</summary>
    public const int TextLength = 100;

    private static readonly string[] Tabs = [Users, Lent, Places, Matrix, Organisations];

    private static readonly (string Name, StaffRole Value)[] Roles =
    [
        .. Enum.GetValues<StaffRole>().Select(role => (role.ToString().ToLowerInvariant(), role)),
    ];

    private static readonly (string Name, GrantShow Value)[] Shows =
    [
        ("soon", GrantShow.EndingSoon),
        ("ended", GrantShow.Ended),
        ("all", GrantShow.All),
    ];

    private static readonly (string Name, UserState Value)[] States =
    [
        .. Enum.GetValues<UserState>().Select(state => (state.ToString().ToLowerInvariant(), state)),
    ];

    /// <summary>The open tab.</summary>
    public string Tab { get; init; } = Users;

    /// <summary>Words to look for, as typed.</summary>
    public string? Text { get; init; }

    /// <summary>With this role only.</summary>
    public StaffRole? Role { get; init; }

    /// <summary>Members of this branch only.</summary>
    public Guid? BranchId { get; init; }

    /// <summary>Of this state only.</summary>
    public UserState? State { get; init; }

    /// <summary>Which cross-branch grants.</summary>
    public GrantShow Show { get; init; } = GrantShow.Running;

    /// <summary>Page from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows a page.</summary>
    public int Size { get; init; } = PageRequest.DefaultSize;

    /// <summary>The account in the side panel.</summary>
    public Guid? User { get; init; }

    /// <summary>Whether its form is open.</summary>
    public bool Edits { get; init; }

    /// <summary>Whether the form for a cross-branch grant of the account is open.</summary>
    public bool Grants { get; init; }

    /// <summary>Whether the form for a new account is open.</summary>
    public bool Invites { get; init; }

    /// <summary>The branch or organisation in the side panel.</summary>
    public Guid? Record { get; init; }

    /// <summary>Whether the form for a new branch or organisation is open.</summary>
    public bool Adds { get; init; }

    /// <summary>The same list without the side panel.</summary>
    public AccessUrl List => this with { User = null, Record = null, Edits = false, Grants = false, Invites = false, Adds = false };

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsFiltered => (Text, Role, BranchId, State, Show) != (null, null, null, null, GrantShow.Running);

    /// <summary>The same page size without any filter.</summary>
    public AccessUrl Unfiltered => new() { Size = Size, Tab = Tab };

    /// <summary>Reads an address.</summary>
    public static AccessUrl Parse(string? address)
    {
        var query = UrlQuery.Parse(address);
        var size = query.Number("size", PageRequest.MaximumSize) ?? 0;
        var (user, record) = (query.Id("user"), query.Id("record"));
        return new AccessUrl
        {
            Tab = Array.Find(Tabs, tab => tab == query.Value("tab")) ?? Users,
            Text = query.Line("q", TextLength),
            Role = query.OneOf("role", Roles),
            BranchId = query.Id("branch"),
            State = query.OneOf("status", States),
            Show = query.OneOf("show", Shows) ?? GrantShow.Running,
            Page = new PageRequest(query.Number("page", int.MaxValue) ?? 1).Number,
            Size = size is 25 or 50 or 100 ? size : PageRequest.DefaultSize,
            User = user,
            Invites = user is null && query.Value("invite") == "1",
            Grants = user is not null && query.Value("grant") == "1",
            Record = record,
            Adds = record is null && query.Value("add") == "1",
            Edits = (user ?? record) is not null && query.Value("edit") == "1",
        };
    }

    /// <summary>The address; what is as usual is not mentioned.</summary>
    public string Format() =>
        UrlQuery.Format(
            Path,
            ("tab", Tab == Users ? null : Tab),
            ("q", Text),
            ("role", Role?.ToString().ToLowerInvariant()),
            ("branch", BranchId?.ToString()),
            ("status", State?.ToString().ToLowerInvariant()),
            ("show", Show == GrantShow.Running ? null : Shows.First(show => show.Value == Show).Name),
            ("page", Page > 1 ? UrlQuery.Of(Page) : null),
            ("size", Size == PageRequest.DefaultSize ? null : UrlQuery.Of(Size)),
            ("user", User?.ToString()),
            ("record", Record?.ToString()),
            ("add", Adds ? "1" : null),
            ("edit", Edits ? "1" : null),
            ("grant", Grants ? "1" : null),
            ("invite", Invites ? "1" : null)
        );

    /// <summary>What the address asks of the data.</summary>
    public UserFilter ToFilter() => new(Text, Role, BranchId, State);
}
