using Microsoft.AspNetCore.Components;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Common;

namespace Optica.Portal.Identity;

/// <summary>One's own second factor: set up, recovery codes, off.</summary>
public sealed partial class TwoFactorPage(SecondFactors factors, ICurrentAccess access) : ComponentBase
{
    private const int GroupLength = 4;

    private byte[]? secret;
    private string email = "";
    private int? left;
    private bool isBegun;
    private bool isOff;
    private IReadOnlyList<string>? codes;
    private (string Field, string Text)? error;
    private (string Name, Func<Task> Answer)? again;

    /// <summary>The request.</summary>
    [CascadingParameter]
    public required HttpContext HttpContext { get; set; }

    [Inject]
    private OwnPassword Password { get; set; } = default!;

    [SupplyParameterFromQuery]
    private bool Required { get; set; }

    [Inject]
    private SignInService SignIn { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "begin")]
    private CodeForm? Beginning { get; set; }

    [SupplyParameterFromForm(FormName = "confirm")]
    private CodeForm? Confirmation { get; set; }

    [SupplyParameterFromForm(FormName = "renew")]
    private CodeForm? Renewal { get; set; }

    [SupplyParameterFromForm(FormName = "off")]
    private CodeForm? Off { get; set; }

    private string Address => Totp.Address(Fields["Portal"], email, secret);

    /// <summary>In groups of four, for whoever types it.</summary>
    private string Grouped => string.Join(' ', Totp.Base32(secret).Chunk(GroupLength).Select(group => new string(group)));

    private Guid Me => access.Scope.UserId!.Value;

    private AccessTicket Ticket => HttpContext.User.ToTicket()!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        email = (await Password.OwnerAsync(Me))?.Email ?? "";
        // a form that is answered has to be on the page before
        isBegun = Confirmation is not null;
        await LookAsync();
        again = Again();
    }

    /// <summary>
    /// The form that was sent, where the page does not show it as things stand by now, as when the page with the recovery codes is
    /// loaded again: it must be found to be answered, by the page as it is.
    /// </summary>
    private (string Name, Func<Task> Answer)? Again()
    {
        var sent = HttpContext.Request.HasFormContentType ? HttpContext.Request.Form["_handler"].ToString() : "";
        string[] shown =
            left is not null ? ["renew", "off"]
            : isBegun ? ["confirm"]
            : ["begin"];
        return shown.Contains(sent, StringComparer.Ordinal)
            ? null
            : sent switch
            {
                "begin" => (sent, BeginAsync),
                "confirm" => (sent, ConfirmAsync),
                "renew" => (sent, RenewAsync),
                "off" => (sent, SwitchOffAsync),
                _ => null,
            };
    }

    private async Task LookAsync() => left = await factors.LeftAsync(Me, HttpContext.RequestAborted);

    /// <summary>The password first: whoever sits at a screen left open makes no second factor of their own.</summary>
    private async Task BeginAsync()
    {
        if (await Password.RefuseAsync(Me, Beginning?.Password, alone: false) is { } refused)
        {
            error = ("password", Fields[refused]);
        }
        else if ((await factors.BeginAsync(Me, HttpContext.RequestAborted)).TryGet(out var begun, out _))
        {
            (secret, isBegun) = (begun, true);
        }
    }

    private string? ErrorAt(string field) => error?.Field == field ? error.Value.Text : null;

    private async Task ConfirmAsync()
    {
        var confirmed = await factors.ConfirmAsync(Me, Confirmation?.Code, Ticket.SessionId, HttpContext.RequestAborted);
        if (!confirmed.TryGet(out codes, out var refused))
        {
            // shown on to the page that showed it; whoever comes without what it showed begins again
            secret = await factors.ShownAsync(Me, Confirmation?.Proof, HttpContext.RequestAborted);
            error = ("confirm", (refused is NotFound ? new WrongCode() : refused).Message);
            return;
        }

        await SignIn.ContinueAsync(Ticket, Ticket.SelectedBranchId);
    }

    private async Task RenewAsync()
    {
        codes = await factors.RenewAsync(Me, Renewal?.Code, HttpContext.RequestAborted);
        error = codes is null ? ("renew", new WrongCode().Message) : null;
    }

    private async Task SwitchOffAsync()
    {
        if (await Password.RefuseAsync(Me, Off?.Password, alone: true) is { } refused)
        {
            error = ("password", Fields[refused]);
        }
        else if (!await factors.SwitchOffAsync(Me, Off?.Code, Ticket.SessionId, HttpContext.RequestAborted))
        {
            error = ("off", new WrongCode().Message);
        }
        else
        {
            isOff = true;
            await SignIn.ContinueAsync(Ticket, Ticket.SelectedBranchId);
            await LookAsync();
        }
    }

    internal sealed class CodeForm
    {
        public string? Password { get; set; }

        public string? Code { get; set; }

        /// <summary>That the page showed the secret.</summary>
        public string? Proof { get; set; }
    }
}
