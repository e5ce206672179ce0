"""The devices of somebody who came in by a link, and the codes of confirmation that are typed there."""

from typing import Final

from congkhai.errors import WrongUse
from congkhai.intake import confirming, links, moments, pages
from congkhai.intake.faults import Decided
from congkhai.intake.receipt import name_of
from congkhai.intake.shown import Machine, Typed
from congkhai.intake.values import Device
from congkhai.value import Value, replace
from congkhai.workflows.intake_site import Site
from congkhai.workflows.intake_visit import Visitor


class Confirmed(Value):
    """What is said of a code that was typed, "" where none was; `wrong`: it confirms nothing, `guessed`:
    there is none like it. `text` is what was typed."""

    said: str = ""
    text: str = ""
    wrong: bool = False
    guessed: bool = False

    def field(self, token: str) -> Typed:
        """The field to type a code, with what is said of the last."""
        if self.wrong:
            return Typed(token=token, text=self.text, faults=[("#ma-xac-nhan", self.said)])
        return Typed(token=token, told=self.said)


_NO_CODE: Final = Confirmed()


def devices(site: Site, who: Visitor, tokens: tuple[str, str], done: Confirmed = _NO_CODE) -> str:
    """The devices of somebody that are still in, and where a code is typed."""
    moment = site.clock().moment
    open_ones = [one for one in site.store.read(links.devices_of, who.who) if one.open_at(moment)]
    machines = [_machine(one, who.device) for one in open_ones]
    token, code_token = tokens
    return pages.devices(site.frame(who, "/thiet-bi"), machines, token, done.field(code_token))


def _machine(one: Device, here: Device) -> Machine:
    return Machine(
        id=one.cookie_sha256[:16],
        label=one.label,
        first=moments.shown(one.first_seen),
        last=moments.shown(one.last_seen),
        here=one.cookie_sha256 == here.cookie_sha256,
    )


def leave(site: Site, who: Visitor, machine: str) -> bool:
    """End a device of somebody, by its id; whether it was the one that asked."""
    for one in site.store.read(links.devices_of, who.who):
        if one.cookie_sha256[:16] == machine:
            site.store.write(links.leave, one.cookie_sha256, site.clock().moment).result()
            return one.cookie_sha256 == who.device.cookie_sha256
    return False


def confirm(site: Site, who: Visitor, code: str) -> Confirmed:
    """Use a code of confirmation."""
    wrong = Confirmed(said="Chưa ghi mã xác nhận.", text=code, wrong=True)
    if not code.strip():
        return wrong
    try:
        one = site.store.write(confirming.confirm_own, who.who, code, site.clock().moment).result()
    except Decided as error:
        return replace(wrong, said=str(error))
    except WrongUse as error:
        return replace(wrong, said=str(error), guessed=True)
    name = name_of(one)
    by, when = site.name_of(one.last.by), moments.shown(one.last.moment)
    return Confirmed(said=f"Mã đúng: cơ quan đã chấp nhận bản nộp {name}, lúc {when}. Người chấp nhận: {by}.")
