using Optica.Domain.Appointments;
using Optica.Domain.Common;

namespace Optica.Portal.Tests.Domain.Appointments;

public sealed class BookableResourceTests
{
    private static readonly DateTime Now = Schedules.Utc("2026-11-27 12:00");

    [Fact]
    public void Create_Optometrist_KeepsThePerson()
    {
        var input = new BookableResourceInput
        {
            Name = "  Dra.  Rojas ",
            Kind = ResourceKind.Optometrist,
            UserId = Ids.New(Now),
        };
        input.Normalise();

        var resource = BookableResource.Create((Visits.Organisation, Schedules.Branch), input, Now);

        Assert.Equal(("Dra. Rojas", input.UserId, true), (resource.Name, resource.UserId, resource.IsActive));
        Assert.Equal((Visits.Organisation, Schedules.Branch), (resource.OrganisationId, resource.BranchId));
    }

    [Fact]
    public void Change_ToBox_ForgetsThePerson()
    {
        var input = new BookableResourceInput
        {
            Name = "Box 1",
            Kind = ResourceKind.Optometrist,
            UserId = Ids.New(Now),
        };
        var resource = BookableResource.Create((Visits.Organisation, Schedules.Branch), input, Now);
        (input.Kind, input.IsActive) = (ResourceKind.Box, false);

        resource.Change(input);

        Assert.Equal((ResourceKind.Box, null, false), (resource.Kind, resource.UserId, resource.IsActive));
    }

    [Theory]
    [InlineData("Box 1", ResourceKind.Box, null)]
    [InlineData(" ", ResourceKind.Box, "Name:resource_name_required")]
    [InlineData("a\0", ResourceKind.Box, "Name:control_characters")]
    [InlineData("*81", ResourceKind.Box, "Name:too_long")]
    [InlineData("Box 1", null, "Kind:resource_kind_required")]
    [InlineData("Box 1", (ResourceKind)9, "Kind:value_unknown")]
    public void Validate_Input_NamesFieldAndCode(string name, ResourceKind? kind, string? code)
    {
        var input = new BookableResourceInput { Name = name == "*81" ? new string('x', 81) : name, Kind = kind };

        var errors = new BookableResourceInputValidator().Validate(input).Errors.Select(error => $"{error.PropertyName}:{error.ErrorCode}");

        Assert.Equal(code is null ? [] : [code], errors.ToList());
    }
}
