using Optica.Domain.Appointments;
using static Optica.Portal.Tests.Domain.Appointments.Schedules;

namespace Optica.Portal.Tests.Domain.Appointments;

public sealed class AppointmentInputValidatorTests
{
    private static readonly AppointmentInputValidator Rules = new();

    public static TheoryData<string, Action<AppointmentInput>> Broken =>
        new()
        {
            { "CustomerId:customer_or_guest_required", input => input.CustomerId = null },
            { "CustomerId:customer_and_guest", input => input.GuestPhone = "912345678" },
            { "ResourceId:resource_required", input => input.ResourceId = null },
            { "Type:visit_type_required", input => input.Type = null },
            { "Type:value_unknown", input => input.Type = (AppointmentType)99 },
            { "StartsAt:visit_start_required", input => input.StartsAt = null },
            { "StartsAt:time_off_step", input => input.StartsAt = Utc("2026-11-30 12:03") },
            { "Minutes:minutes_out_of_range", input => input.Minutes = 14 },
            { "Minutes:minutes_out_of_range", input => input.Minutes = 121 },
            { "Minutes:minutes_out_of_range", input => input.Minutes = 33 },
            { "Notes:too_long", input => input.Notes = new string('x', 1001) },
            { "Notes:control_characters", input => input.Notes = "a\0" },
        };

    public static TheoryData<string, Action<AppointmentInput>> BrokenGuests =>
        new()
        {
            { "GuestName:guest_name_required", input => input.GuestName = " " },
            { "GuestName:too_long", input => input.GuestName = new string('x', 201) },
            { "GuestName:control_characters", input => input.GuestName = "a\0b" },
            { "GuestPhone:guest_contact_required", input => (input.GuestRut, input.GuestPhone) = (null, " ") },
            { "GuestPhone:phone_invalid", input => input.GuestPhone = "123" },
            { "GuestRut:rut_wrong_digit", input => input.GuestRut = "12.345.678-9" },
            { "GuestRut:rut_incomplete", input => input.GuestRut = "12.345.678" },
            { "GuestRut:rut_invalid", input => input.GuestRut = "x" },
        };

    [Fact]
    public void Validate_Complete_HasNoError()
    {
        Assert.Empty(Codes(Visits.Input()));
        Assert.Empty(Codes(Visits.GuestInput()));
    }

    [Theory]
    [InlineData("12.345.678-5", null)]
    [InlineData(null, "+56 9 1234 5678")]
    public void Validate_Guest_NeedsRutOrPhone(string? rut, string? phone)
    {
        var input = Visits.GuestInput();
        (input.GuestRut, input.GuestPhone) = (rut, phone);

        Assert.Empty(Codes(input));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(15)]
    [InlineData(120)]
    public void Validate_Length_IsFifteenToAHundredAndTwenty(int? minutes)
    {
        var input = Visits.Input();
        input.Minutes = minutes;

        Assert.Empty(Codes(input));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Validate_BrokenRule_NamesFieldAndCode(string expected, Action<AppointmentInput> damage)
    {
        var input = Visits.Input();
        damage(input);

        Assert.Equal([expected], Codes(input));
    }

    [Theory]
    [MemberData(nameof(BrokenGuests))]
    public void Validate_BrokenGuest_NamesFieldAndCode(string expected, Action<AppointmentInput> damage)
    {
        var input = Visits.GuestInput();
        damage(input);

        Assert.Equal([expected], Codes(input));
    }

    [Fact]
    public void Normalise_Guest_IsStoredFormAndIdempotent()
    {
        var input = Visits.GuestInput();
        (input.Minutes, input.Notes) = (null, " trae receta\r\n ");

        for (var round = 0; round < 2; round++)
        {
            AppointmentInputNormaliser.Normalise(input);

            Assert.Equal(("Ana Soto", "12345678-5", "+56912345678"), (input.GuestName, input.GuestRut, input.GuestPhone));
            Assert.Equal((30, "trae receta"), (input.Minutes, input.Notes));
        }
    }

    [Theory]
    [InlineData("2026-11-30 12:05", 30, null)]
    [InlineData("2026-11-30 12:04", 30, "StartsAt:time_off_step")]
    [InlineData(null, 10, "Minutes:minutes_out_of_range")]
    public void Validate_Move_KeepsStepAndLength(string? start, int minutes, string? code)
    {
        var input = new RescheduleInput { StartsAt = start is null ? null : Utc(start), Minutes = minutes };

        var errors = new RescheduleInputValidator().Validate(input).Errors.Select(error => $"{error.PropertyName}:{error.ErrorCode}");

        Assert.Equal(code is null ? [] : [code], errors.ToList());
    }

    [Theory]
    [InlineData(30, null)]
    [InlineData(7, "minutes_out_of_range")]
    [InlineData(int.MaxValue, "minutes_out_of_range")]
    public void RefuseDuration_Minutes_AnswersAtTheField(int minutes, string? code)
    {
        var field = AppointmentRules.RefuseDuration(minutes, "Duration")?.Fields.Single();

        Assert.Equal((code, code is null ? null : "Duration"), (field?.Code, field?.Field));
    }

    private static List<string> Codes(AppointmentInput input) =>
        [.. Rules.Validate(input).Errors.Select(error => $"{error.PropertyName}:{error.ErrorCode}")];
}
