from cop.screening import check
def run(text):
    return [{"type": f.type, "start": f.start, "end": f.end, "action": f.action} for f in check(text)]
